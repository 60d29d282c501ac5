import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Refusal } from "../core/model/refusal.ts";
import type { Result } from "../core/model/result.ts";
import { storedTablesOf } from "../output/given/stored-tables.ts";
import type { StoredTables } from "../output/scored-run.ts";
import { nodeSha256 } from "./input-files.ts";

/** Reads tables/*.csv and run.json of an earlier command's output directory. */
export const loadTables = (folder: string): Promise<Result<StoredTables, Refusal>> =>
  storedTablesOf(folder, (path) => readFile(join(folder, ...path.split("/")), "utf8").catch(() => undefined), nodeSha256);
