import SURNAMES from "../../masters/surnames.json";
import { foldKanji } from "./fold-kanji.ts";

/** Family and given name; `given` undefined when the name does not say where it is cut. */
export interface SplitName {
  readonly family: string;
  readonly given?: string;
  /** By the space written there, or by a common surname. */
  readonly by: "space" | "surname" | "none";
}

const KNOWN: ReadonlySet<string> = new Set(SURNAMES.surnames.flatMap((line) => line.split(" ")).map(foldKanji));

/** A name as `readName` gives it → its two parts: at its space, else after the only common surname it starts with; otherwise uncut. */
export function splitName(name: string): SplitName {
  const [family = "", ...rest] = name.split(/[ 　]+/u);
  if (rest.length === 1 && rest[0] !== undefined && rest[0] !== "") return { family, given: rest[0], by: "space" };
  if (rest.length > 0) return { family: name, by: "none" };
  const cut = surnameLength(name);
  const letters = [...name];
  return cut === undefined ? { family: name, by: "none" } : { family: letters.slice(0, cut).join(""), given: letters.slice(cut).join(""), by: "surname" };
}

/** Characters of the surname a joined name starts with, when exactly one common surname leaves 1-3 characters for the given name. */
export function surnameLength(joined: string): number | undefined {
  const letters = [...joined];
  const fitting = [1, 2, 3].filter((n) => letters.length - n >= 1 && letters.length - n <= 3 && KNOWN.has(foldKanji(letters.slice(0, n).join(""))));
  const [only] = fitting;
  return fitting.length === 1 ? only : undefined;
}
