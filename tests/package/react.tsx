// What a page with React writes; only its types are looked at.
import type {} from "relations-timeline/react";
import type { JSX } from "react";

export const all = (data: object): JSX.Element => (
  <relations-timeline
    className="tall"
    src="relations.json"
    lang="es"
    view="map"
    theme="dark"
    selected="a"
    domain="1990/2019"
    as-of="2014-06-01"
    url-state
    loading="eager"
    data={data}
    onrelations-ready={(event) => event.detail.events.toFixed()}
    ref={(element) => void element?.fit()}
  >
    <p>Wait.</p>
  </relations-timeline>
);

// @ts-expect-error: there is no such view.
export const wrong = <relations-timeline view="sideways" />;
