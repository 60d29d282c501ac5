import type { DamagePlace, FaultFact } from "../../core/model/fault.ts";

const MARK = "refused file";

/**
 * Stops reading. Inside this room the first refusal unwinds to the door, which turns it into a `Result`;
 * nothing but the door sees the throw.
 */
export function refuse(fault: FaultFact): never {
  throw new Error(MARK, { cause: fault });
}

export const refuseDamaged = (at: DamagePlace): never => refuse({ kind: "damaged", at });

/** The fault behind a throw of `refuse`; undefined when it is something else, that is a bug. */
export function faultBehind(thrown: unknown): FaultFact | undefined {
  return thrown instanceof Error && thrown.message === MARK ? (thrown.cause as FaultFact) : undefined;
}
