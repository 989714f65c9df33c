/** A plugin for Vite: puts the files of the widget beside the script that it comes into. */
export default function relationsTimeline(): { name: string };
