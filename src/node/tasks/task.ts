import type { Result } from "../../core/model/result.ts";
import type { Refusal } from "../../core/model/refusal.ts";

/** What a task may use of the outside besides files. */
export interface TaskPorts {
  /** Called as work goes on; `total` 0 = not known. Never on stdout. */
  readonly progress: (stage: string, done: number, total: number) => void;
  /** All of stdin; only `normalize` reads it. */
  readonly readStdin: () => Promise<string>;
  /** Asks the person at the terminal; undefined where nobody is there to answer (batch, --json). */
  readonly ask?: (question: string, choices: readonly string[]) => Promise<number | undefined>;
}

/** What a finished task says. */
export interface TaskReport {
  /** The summary for a person, a line each. */
  readonly lines: readonly string[];
  /** The one document of `--json`. */
  readonly json: unknown;
  /** Findings of severity error: with `--strict` they make the exit status 1. */
  readonly errors: number;
}

export type TaskResult = Result<TaskReport, Refusal>;
export type Task<O> = (options: O, ports: TaskPorts) => Promise<TaskResult>;
