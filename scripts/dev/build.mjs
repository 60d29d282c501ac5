// `npm run build`: dist/ from the sources.
import { build, ensureModules } from "./shell.mjs";

ensureModules();
build();
