/** What the emulated Excel answers to a call of office.js, by dispatch id: the same ids in Excel for Windows and on the web. */
import { bytesOf } from "./book.ts";
import type { OfficeServer } from "./server.ts";

export const CALL = { fileOpen: 77, fileSlice: 80, fileClose: 81, richApi: 93 } as const;
const INTERNAL_ERROR = 5001;

export interface Answer {
  /** 0 or an error of the host. */
  readonly status: number;
  readonly payload?: readonly unknown[];
}

/** `richApi`: the batch's text, and the part of Excel it is for. `fileOpen`: anything. `fileSlice`: handle, first byte, bytes. `fileClose`: handle. */
export type Answers = (id: number, parameters: unknown) => Promise<Answer>;

export function excelAnswers(server: OfficeServer): Answers {
  const { copies } = server;
  let handles = 0;
  return async (id, parameters) => {
    if (id === CALL.richApi) {
      const [batch, part] = parameters as readonly [batch: string, part?: string];
      const reply = server.answer(batch, part);
      return "hostFault" in reply ? { status: reply.hostFault } : { status: 0, payload: [200, [], reply.body] };
    }
    const answer = await fileAnswer(id, parameters);
    server.fileCalls.push({ call: id, bytes: id === CALL.fileSlice ? Number(answer.payload?.[1] ?? 0) : 0 });
    return answer;
  };

  async function fileAnswer(id: number, parameters: unknown): Promise<Answer> {
    const injected = server.fileFault?.(id);
    if (injected !== undefined) return { status: injected };
    if (id === CALL.fileOpen) {
      const bytes = await bytesOf(server.book);
      handles += 1;
      copies.set(handles, bytes);
      return { status: 0, payload: [handles, bytes.length] };
    }
    const [handle, start, length] = (parameters as readonly unknown[]).map(Number) as [number, number, number];
    const bytes = copies.get(handle);
    if (bytes === undefined) return { status: INTERNAL_ERROR };
    if (id === CALL.fileClose) return { status: copies.delete(handle) ? 0 : INTERNAL_ERROR, payload: [] };
    if (id !== CALL.fileSlice) return { status: INTERNAL_ERROR };
    const part = bytes.subarray(start, start + length);
    return { status: 0, payload: [Buffer.from(part).toString("base64"), part.length] }; // a list of numbers once it is in the page: it travels faster so
  }
}
