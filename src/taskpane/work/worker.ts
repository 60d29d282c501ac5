/** The worker: one session, one question at a time, progress in between. */
import { inflateWhole } from "../../xlsx/read/zip/inflate-whole.ts";
import { inPane } from "../pane-words.ts";
import type { WorkAnswer, WorkQuestion } from "./messages.ts";
import { makeSession } from "./session.ts";

const post = (answer: WorkAnswer, transfer: Transferable[] = []): void => (globalThis as unknown as DedicatedWorker).postMessage(answer, transfer);

interface DedicatedWorker {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The engine of 配置案 is large: loaded when a plan is made. */
const solver = async () => {
  const [{ highsSolver }, { highsWasm }] = await Promise.all([import("../../output/solve/highs-solver.ts"), import("./highs-wasm.ts")]);
  return highsSolver(() => false, highsWasm());
};

const session = makeSession({ sha256, solver, inflate: inflateWhole, random: (count) => crypto.getRandomValues(new Uint8Array(count)), progress: (stage, done, total) => post({ kind: "progress", stage, done, total }) });

globalThis.addEventListener("message", (event: MessageEvent<WorkQuestion>) => {
  const { id, request } = event.data;
  session(request).then(
    (answer) => {
      if (!answer.ok) return post({ kind: "refused", id, refusal: { ...answer.error, message: inPane(answer.error.message) } });
      const bytes = answer.value instanceof Uint8Array ? [answer.value.buffer as ArrayBuffer] : [];
      post({ kind: "done", id, view: answer.value }, bytes);
    },
    (thrown: unknown) => post({ kind: "broken", id, detail: thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ""}` : String(thrown) }),
  );
});
