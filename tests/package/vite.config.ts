import relationsTimeline from "relations-timeline/vite";
import { defineConfig } from "vite";

export default defineConfig({ base: "./", plugins: [relationsTimeline()], build: { emptyOutDir: true } });
