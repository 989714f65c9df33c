// What a page writes that installs the package: everything that is typed is used once.
import "relations-timeline";
import type { RelationsProblem, RelationsState, RelationsTimelineElement } from "relations-timeline";
import type relationsTimeline from "relations-timeline/vite";

const seen: { ready?: number; selected?: string | null; problems: RelationsProblem[] } = { problems: [] };
Object.assign(window, { seen });

const timeline: RelationsTimelineElement = document.createElement("relations-timeline");
timeline.setAttribute("loading", "eager");
timeline.setAttribute("lang", "en");
timeline.addEventListener("relations-ready", (event) => {
  seen.ready = event.detail.events;
  seen.problems.push(...event.detail.problems);
});
const select = (event: CustomEvent<{ id: string | null }>): void => {
  seen.selected = event.detail.id;
};
timeline.addEventListener("relations-select", select);
timeline.addEventListener("relations-problem", ({ detail }) => seen.problems.push(...detail.problems));
timeline.addEventListener("click", (event: MouseEvent) => event.clientX.toFixed());
timeline.addEventListener("anything-else", (event) => event.type.trim());
document.querySelector("main")?.append(timeline);

export type PluginName = ReturnType<typeof relationsTimeline>["name"];

export async function typed(other: HTMLElementTagNameMap["relations-timeline"] | null): Promise<void> {
  const found = document.querySelector("relations-timeline");
  const [from, to]: [number, number] = found?.domainDays ?? [0, 1];
  const state: RelationsState | undefined = found?.state;
  if (other && state) other.state = { ...state, view: "list", "as-of": "2014-06-01" };
  const picture: Blob | undefined = await found?.exportAs("svg");
  await found?.select(null);
  await found?.zoomBy((picture?.size ?? 0) > 0 ? 2 : to - from);
  if (found) found.data = { version: 1, events: [] };
  found?.removeEventListener("relations-select", select);
  // @ts-expect-error: there is no such file.
  await found?.exportAs("doc");
  // @ts-expect-error: the element says what is wrong, it is not told.
  if (found) found.problems = [];
  // @ts-expect-error: the detail has no such field.
  found?.addEventListener("relations-ready", (event) => event.detail.count);
}
