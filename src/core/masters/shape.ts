import type { MasterFault } from "../model/score-fault.ts";

type ShapeFault = Omit<MasterFault, "file">;
type Shape =
  | { readonly kind: "any" }
  | { readonly kind: "value"; readonly type: string; readonly nullable: boolean }
  | { readonly kind: "list"; readonly of: Shape }
  | { readonly kind: "object"; readonly required: readonly string[]; readonly fields: Readonly<Record<string, Shape>> };

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Does `value` have the form of `example`? The shipped master is the schema: keys every example has are required,
 * types must agree, `null` is allowed where an example has it.
 */
export const shapeFaults = (example: unknown, value: unknown): readonly ShapeFault[] => faultsOf(shapeOf([example]), value, "");

function shapeOf(examples: readonly unknown[]): Shape {
  const known = examples.filter((example) => example !== null && example !== undefined);
  if (known.length === 0) return { kind: "any" };
  if (known.every(Array.isArray)) return { kind: "list", of: shapeOf(known.flat()) };
  if (known.every(isPlain)) return objectShape(known);
  const types = new Set(known.map((example) => typeof example));
  return types.size === 1 && !known.some((e) => typeof e === "object") ? { kind: "value", type: [...types].join(""), nullable: known.length < examples.length } : { kind: "any" };
}

function objectShape(examples: readonly Record<string, unknown>[]): Shape {
  const keys = [...new Set(examples.flatMap((example) => Object.keys(example)))];
  return {
    kind: "object",
    required: keys.filter((key) => examples.every((example) => key in example)),
    fields: Object.fromEntries(keys.map((key) => [key, shapeOf(examples.filter((example) => key in example).map((example) => example[key]))])),
  };
}

function faultsOf(shape: Shape, value: unknown, place: string): readonly ShapeFault[] {
  const wrong: readonly ShapeFault[] = [{ place, problem: "wrong_type", found: JSON.stringify(value)?.slice(0, 60) ?? "" }];
  if (shape.kind === "any") return [];
  if (shape.kind === "value") return typeof value === shape.type || (value === null && shape.nullable) ? [] : wrong;
  if (shape.kind === "list") return Array.isArray(value) ? value.flatMap((item, i) => faultsOf(shape.of, item, `${place}[${i}]`)) : wrong;
  if (!isPlain(value)) return wrong;
  const at = (key: string): string => (place === "" ? key : `${place}.${key}`);
  return [
    ...shape.required.filter((key) => !(key in value)).map((key): ShapeFault => ({ place: at(key), problem: "missing", found: "" })),
    ...Object.entries(shape.fields).flatMap(([key, field]) => (key in value ? faultsOf(field, value[key], at(key)) : [])),
  ];
}
