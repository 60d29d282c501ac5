import type { CellAddress } from "../model/cell-address.ts";
import type { DraftChange } from "./record-types.ts";

/** Many changes in little room: columns of numbers and texts instead of an object each. Made into objects while iterating. */
export interface ChangeList extends Iterable<DraftChange> {
  readonly length: number;
}

export interface ChangeStore extends ChangeList {
  readonly push: (change: DraftChange) => void;
  readonly at: (index: number) => DraftChange;
  readonly draftAt: (index: number) => number;
}

interface Words {
  readonly list: string[];
  readonly numbers: Map<string, number>;
}

const numberOf = (words: Words, text: string): number => {
  const known = words.numbers.get(text);
  if (known !== undefined) return known;
  words.numbers.set(text, words.list.length);
  return words.list.push(text) - 1;
};

const newWords = (): Words => ({ list: [], numbers: new Map() });

/** Numbers of one change: draft, field, rule, file, sheet, row, column. */
const WIDTH = 7;

export function makeChangeStore(): ChangeStore {
  const words = newWords();
  let numbers = new Int32Array(64 * WIDTH);
  const texts: string[] = [];
  let length = 0;
  const at = (index: number): DraftChange => {
    const base = index * WIDTH;
    const word = (offset: number): string => words.list[numbers[base + offset] ?? 0] ?? "";
    const place: CellAddress = { file: word(3), sheet: word(4), row: numbers[base + 5] ?? 0, column: numbers[base + 6] ?? 0 };
    return { draft: numbers[base] ?? 0, field: word(1), at: place, before: texts[2 * index] ?? "", after: texts[2 * index + 1] ?? "", rule: word(2) };
  };
  return {
    push: ({ draft, field, at: place, before, after, rule }) => {
      if ((length + 1) * WIDTH > numbers.length) numbers = grown(numbers);
      numbers.set([draft, numberOf(words, field), numberOf(words, rule), numberOf(words, place.file), numberOf(words, place.sheet), place.row, place.column], length * WIDTH);
      texts.push(before, after);
      length += 1;
    },
    at,
    draftAt: (index) => numbers[index * WIDTH] ?? 0,
    get length() { return length; },
    *[Symbol.iterator]() { for (let i = 0; i < length; i += 1) yield at(i); },
  };
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil((numbers.length * 1.6) / WIDTH) * WIDTH);
  larger.set(numbers);
  return larger;
}
