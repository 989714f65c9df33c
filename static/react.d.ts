/** For TypeScript with React 18 or 19: `import type {} from "relations-timeline/react"`, and JSX knows `<relations-timeline>`. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { RelationsAttributes, RelationsEvents, RelationsTimelineElement } from "./relations-timeline.js";

/** As React 19 hears them: `onrelations-select={(event) => …}`. React 18 needs `addEventListener` on a ref. */
export type RelationsListeners = { [K in keyof RelationsEvents as `on${K}`]?: (event: RelationsEvents[K]) => void };

export type RelationsTimelineProps = Omit<
  DetailedHTMLProps<HTMLAttributes<RelationsTimelineElement>, RelationsTimelineElement>,
  keyof RelationsAttributes
> &
  RelationsAttributes &
  RelationsListeners & {
    /** React 19 sets it as a property; React 18 needs a ref. */
    data?: RelationsTimelineElement["data"];
    class?: string;
  };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "relations-timeline": RelationsTimelineProps;
    }
  }
}
