import { LIMITS } from "../../../core/model/limits.ts";
import { refuse } from "../refuse.ts";
import { refuseForeignEncoding } from "../xml/walk-xml.ts";
import { decodeUtf8 } from "../xml/utf8.ts";

/** Takes a part piece by piece. */
export interface ChunkReader {
  readonly push: (piece: Uint8Array) => void;
  readonly end: () => void;
}

/** Reads `bytes` from 0 to `end` (what lies behind is stale) and says how many it is done with; the rest comes again with more after it. */
export type Consume = (bytes: Uint8Array, end: number) => number;

const HEAD = 1024;

/**
 * Hands pieces to `consume` with what it left over before them. Memory: one piece and the longest unfinished element,
 * which may not pass `LIMITS.elementBytes`. `broken` is called when bytes are left at the end.
 */
export function makeChunkReader(part: string, consume: Consume, broken: () => never): ChunkReader {
  let work = new Uint8Array(1 << 16);
  let kept = 0;
  let started = false;
  return {
    push: (piece) => {
      const end = kept + piece.length;
      if (end > work.length) {
        const wider = new Uint8Array(end * 2);
        wider.set(work.subarray(0, kept));
        work = wider;
      }
      work.set(piece, kept);
      kept = end;
      if (!started && kept < HEAD / 8) return;
      if (!started) checkHead(work.subarray(0, Math.min(end, HEAD)), part);
      started = true;
      kept = keepRest(work, consume(work, end), end);
      if (kept > LIMITS.elementBytes) broken();
    },
    end: () => {
      if (!started) checkHead(work.subarray(0, kept), part);
      kept = keepRest(work, consume(work, kept), kept);
      if (kept > 0) broken();
    },
  };
}

function keepRest(work: Uint8Array, used: number, end: number): number {
  work.copyWithin(0, used, end);
  return end - used;
}

/** Catches a document type where it usually stands; one behind a long comment is caught by `afterMarkup`. */
function checkHead(head: Uint8Array, part: string): void {
  refuseForeignEncoding(head, part);
  if (decodeUtf8(head, 0, head.length).includes("<!DOCTYPE")) refuse({ kind: "entity_declaration", part });
}
