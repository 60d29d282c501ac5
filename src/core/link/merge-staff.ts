import { CANONICAL } from "../model/canonical.ts";
import type { FieldText } from "../normalise/record-types.ts";
import { asOfOf } from "./cluster-staff.ts";
import type { DepartmentIndex } from "./department-index.ts";
import { departmentKey, joinPath } from "./department-path.ts";
import { addressOf, type LinkItem, type LinkLog, setLinked, textOf } from "./link-types.ts";
import type { Person } from "./people.ts";
import type { PersonFacts } from "./person-facts.ts";

/** Fields in which two ledgers of one day must not differ; others (post, department, grade) may be newer in one of them. */
const IDENTITY = ["birth_date", "hire_date", "sex", "status"] as const;
/** Fields that belong to one ledger and are never taken from another row. */
const OWN = new Set(["staff_no", "as_of"]);
/** What changes with every transfer: a blank under a heading of its own is not filled from an older ledger. */
const OF_THE_DAY = new Set(["dept_1", "dept_2", "dept_3", "dept_code", "post", "rank_band", "concurrent", "status"]);
/** Where somebody works: taken from another ledger as a whole or not at all. */
const PLACE = new Set(["dept_1", "dept_2", "dept_3"]);

/** The records of one person as one: 本務 leads, others fill its blanks, 兼務 rows go into 兼務. Every value taken over is on record. */
export function mergeStaff(person: Person, departments: DepartmentIndex, log: LinkLog): LinkItem {
  const ordered = [...person.facts].sort((a, b) => Number(isSecond(a)) - Number(isSecond(b)));
  const [lead, ...others] = ordered;
  if (lead === undefined) throw new Error("a person has at least one record");
  if (textOf(lead.item, "staff_no") !== person.number) setLinked(lead.item, { field: "staff_no", value: person.number, rule: numberRule(person.number, lead) }, log);
  const second: string[] = [];
  for (const other of others) {
    const reason = fold(lead, other, log);
    if (reason === "兼務") second.push(secondPost(other, departments));
    const { source, draft } = other.item;
    log.merged.push({ file: source.file, sheet: source.sheet, row: draft.row, into: { file: lead.item.source.file, sheet: lead.item.source.sheet, row: lead.item.draft.row }, reason });
    log.dropped.add(other.item);
  }
  addSecondPosts(lead.item, second.filter((s) => s !== ""), others, log);
  return lead.item;
}

const numberRule = (number: string, lead: PersonFacts): string => (number.startsWith("仮") ? "staff_no.provisional" : lead.number === "" ? "link.fill" : "staff_no.zeros");
const isSecond = (facts: PersonFacts): boolean => facts.item.draft.link["second_post"] !== undefined;

/** What the other row is to the leading one, and what it adds. */
function fold(lead: PersonFacts, other: PersonFacts, log: LinkLog): string {
  const sameTable = lead.item.tableIndex === other.item.tableIndex;
  const elsewhere = departmentKey(lead.department) !== departmentKey(other.department) && other.department !== "";
  if (isSecond(other)) return "兼務";
  if (sameTable && elsewhere) {
    log.issues.push({ code: "key_repeated", at: addressOf(other.item, "staff_no"), firstAt: addressOf(lead.item, "staff_no"), key: other.number === "" ? other.name : other.number });
    return "兼務";
  }
  fillBlanks(lead, other, log);
  return sameTable ? "重複" : "同一人物";
}

function fillBlanks(lead: PersonFacts, other: PersonFacts, log: LinkLog): void {
  const sameDay = asOfOf(lead) === asOfOf(other) || asOfOf(other) === "";
  const older = asOfOf(other) !== "" && asOfOf(other) < asOfOf(lead);
  const placed = lead.item.path.length > 0;
  if (!placed) lead.item.path = other.item.path;
  for (const { id } of CANONICAL.staff.columns) {
    if ((placed && PLACE.has(id)) || (older && OF_THE_DAY.has(id) && says(lead.item, id))) continue;
    const value = other.item.values[id] as FieldText | undefined;
    const own = lead.item.values[id] as FieldText | undefined;
    if (value === null || value === undefined || value === own) continue;
    if (own === null || own === undefined) {
      if (!OWN.has(id)) setLinked(lead.item, { field: id, value, rule: "link.fill", at: addressOf(other.item, id) }, log);
    } else if (sameDay && (IDENTITY as readonly string[]).includes(id)) {
      const column = CANONICAL.staff.columns.find((c) => c.id === id);
      log.issues.push({ code: "value_differs", at: addressOf(other.item, id), firstAt: addressOf(lead.item, id), field: column?.label ?? id, found: String(value), kept: String(own) });
    }
  }
}

const says = (item: LinkItem, field: string): boolean => item.draft.plan.sources.some((s) => s.name === field);

function secondPost(facts: PersonFacts, departments: DepartmentIndex): string {
  const path = facts.item.path;
  const found = departments.resolveParts(path);
  return found.kind === "unit" ? joinPath([...found.unit.path, ...(found.rest === "" ? [] : [found.rest])]) : joinPath(path);
}

function addSecondPosts(item: LinkItem, posts: readonly string[], others: readonly PersonFacts[], log: LinkLog): void {
  if (posts.length === 0) return;
  const written = textOf(item, "concurrent").split(";").filter((t) => t !== "");
  const value = [...new Set([...written, ...posts])].join(";");
  const from = others.find(isSecond) ?? others[0];
  setLinked(item, { field: "concurrent", value, rule: "concurrent.row", ...(from === undefined ? {} : { at: addressOf(from.item, "dept_2") }) }, log);
}
