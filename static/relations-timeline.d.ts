/** A finding in the data: what is wrong, where, and what its author can do. */
export interface RelationsProblem {
  severity: "error" | "warning";
  /** Such as `events[3].date`; empty for the whole file. */
  path: string;
  message: string;
}

export type RelationsView = "timeline" | "list" | "table" | "map" | "read";

/** What is seen. What is missing is as in a fresh element. */
export interface RelationsState {
  view?: RelationsView;
  /** An EDTF interval. */
  domain?: string;
  /** The id of an event. */
  selected?: string;
  /** An EDTF day. */
  "as-of"?: string;
  lang?: "en" | "es" | "ko";
  [filterOrChoice: string]: string | undefined;
}

/** The attributes, as HTML writes them. */
export interface RelationsAttributes {
  /** URL of a dataset; absent: the embedded one. */
  src?: string;
  /** Absent: recognised from the content. */
  format?: "relations" | "timelinejs" | "vis" | "csv" | "wikidata";
  /** What a table calls its columns: `Fecha=date, Qué=title`. */
  columns?: string;
  /** The hash that the dataset must have: `sha384-…`. */
  integrity?: string;
  /** Absent: the nearest `lang` in the page, then the browser's. */
  lang?: "en" | "es" | "ko" | (string & {});
  /** Absent: the timeline, or the list where there is little room. */
  view?: RelationsView;
  theme?: "auto" | "light" | "dark";
  /** The id of an event. */
  selected?: string;
  /** An EDTF interval: `1990/2019`. */
  domain?: string;
  /** A day in EDTF: `2014-06-01`. */
  "as-of"?: string;
  /** Mirrors what is seen in the page's hash. */
  "url-state"?: boolean | "";
  loading?: "lazy" | "eager";
}

export interface RelationsEvents {
  /** The events are drawn for the first time. */
  "relations-ready": CustomEvent<{ events: number; problems: RelationsProblem[] }>;
  "relations-select": CustomEvent<{ id: string | null }>;
  /** Days since 1970-01-01, with fractions. */
  "relations-domain": CustomEvent<{ from: number; to: number }>;
  "relations-view": CustomEvent<{ view: RelationsView }>;
  "relations-problem": CustomEvent<{ problems: RelationsProblem[] }>;
}

/** `<relations-timeline>`: the relations between two countries through time. */
export interface RelationsTimelineElement extends HTMLElement {
  /** A dataset of any format that is read: a text, its bytes, or an object. May be set before the element is defined. */
  data: string | object | ArrayBuffer | Uint8Array | undefined;
  /** Resolves with the event `relations-ready`. */
  readonly ready: Promise<CustomEvent<{ events: number; problems: RelationsProblem[] }>>;
  readonly problems: RelationsProblem[];
  readonly selectedId: string | null | undefined;
  /** The span now mapped to the width, in days since 1970-01-01 with fractions. */
  readonly domainDays: [from: number, to: number] | undefined;
  /** What is seen; setting it shows exactly that. */
  get state(): RelationsState | undefined;
  set state(state: RelationsState);
  /** Selects an event and shows it; `null` selects nothing. */
  select(id: string | null): Promise<void>;
  /** Shows the whole extent. */
  fit(): Promise<void>;
  /** Moves what is drawn to the right, in pixels. */
  panBy(px: number): Promise<void>;
  /** Zooms around the middle: in above 1, out below. */
  zoomBy(factor: number): Promise<void>;
  /** `svg` and `png`: a picture of what is in sight; `csv`, `json`, `ics`: the events that pass the filters. */
  exportAs(kind: "svg" | "png" | "csv" | "json" | "ics"): Promise<Blob>;
  addEventListener<K extends keyof RelationsEvents>(
    type: K,
    listener: (this: RelationsTimelineElement, event: RelationsEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof RelationsEvents>(
    type: K,
    listener: (this: RelationsTimelineElement, event: RelationsEvents[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "relations-timeline": RelationsTimelineElement;
  }
}
