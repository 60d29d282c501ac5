import { kanaKey } from "../normalise/kana.ts";
import { nameKeyLoose, nameKeyStrict } from "../normalise/name-key.ts";
import { splitName } from "../normalise/split-name.ts";
import type { DepartmentIndex, Unit } from "./department-index.ts";
import { joinPath } from "./department-path.ts";
import { type LinkItem, textOf } from "./link-types.ts";

/** What a record says of who it is about, with its keys. Empty text = it does not say. */
export interface PersonFacts {
  readonly item: LinkItem;
  readonly number: string;
  /** As written, and the matching keys of it (`normalisation.md` 4.4). */
  readonly name: string;
  readonly strict: string;
  readonly loose: string;
  /** Matching key of family and given name, where the writing shows where they part. */
  readonly family: string;
  readonly given: string;
  /** Matching key of 旧姓. */
  readonly former: string;
  readonly kanaText: string;
  readonly kana: string;
  readonly kanaGiven: string;
  readonly birth: string;
  /** Department as written, and the code of its 課 (or what stands lowest above 係). */
  readonly department: string;
  readonly section: string;
  readonly post: string;
  readonly looseOf: (strict: string) => string;
}

interface Keys { readonly strict: string; readonly loose: string; readonly family: string; readonly given: string }

/** Makes facts; keys of equal names are made once. */
export function makeFactsReader(departments: DepartmentIndex): (item: LinkItem) => PersonFacts {
  const keys = new Map<string, Keys>();
  const looseOf = memo((strict: string) => nameKeyLoose(strict));
  const kana = memo(kanaKey);
  const keysOf = (name: string): Keys => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const made = makeKeys(name);
    keys.set(name, made);
    return made;
  };
  return (item) => {
    const staff = item.draft.plan.table === "staff";
    const said = (own: string, link: string): string => textOf(item, staff ? own : link);
    const name = staff ? textOf(item, "name") : textOf(item, "person_name") || [textOf(item, "person_family"), textOf(item, "person_given")].filter((t) => t !== "").join("　");
    const kanaText = said("name_kana", "person_kana");
    const department = joinPath(item.path);
    const kanaParts = kanaText.split(/[\s　]+/u);
    return {
      item, number: textOf(item, "staff_no"), name, ...(name === "" ? NO_KEYS : keysOf(name)),
      former: said("former_name", "person_former") === "" ? "" : keysOf(said("former_name", "person_former")).strict,
      kanaText, kana: kanaText === "" ? "" : kana(kanaText), kanaGiven: kanaParts.length > 1 ? kana(kanaParts.slice(1).join("")) : "",
      birth: said("birth_date", "person_birth_date"), department,
      section: sectionOf(department, said("dept_code", "person_dept_code"), departments), post: said("post", "person_post"), looseOf,
    };
  };
}

const NO_KEYS: Keys = { strict: "", loose: "", family: "", given: "" };

function makeKeys(name: string): Keys {
  const { family: first, given } = splitName(name);
  const strict = nameKeyStrict(name);
  const family = given === undefined ? "" : nameKeyStrict(first);
  return { strict, loose: nameKeyLoose(name), family, given: family === "" ? "" : strict.slice(family.length) };
}

function sectionOf(department: string, code: string, departments: DepartmentIndex): string {
  const byCode = code === "" ? undefined : departments.byCode(code);
  const found = byCode ?? unitOf(department, departments);
  return found === undefined ? "" : sectionCode(found, departments);
}

function unitOf(department: string, departments: DepartmentIndex): Unit | undefined {
  const found = department === "" ? undefined : departments.resolve(department);
  return found?.kind === "unit" ? found.unit : undefined;
}

/** Code of the 課 a unit belongs to; of the unit itself where it stands above 課. */
export function sectionCode(unit: Unit, departments: DepartmentIndex): string {
  for (let at: Unit | undefined = unit, depth = 0; at !== undefined && depth < 5; at = at.parentCode === null ? undefined : departments.byCode(at.parentCode), depth += 1) {
    if (at.level <= 2) return at.code;
  }
  return unit.code;
}

function memo(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}
