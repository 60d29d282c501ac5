import type { ReadFault } from "../../core/model/fault.ts";
import { type Result, err, ok } from "../../core/model/result.ts";
import { faultBehind } from "./refuse.ts";

/** Turns the refusal of anything inside into a `Result`. */
export async function atDoor<T>(file: string, inside: () => Promise<T>): Promise<Result<T, ReadFault>> {
  try {
    return ok(await inside());
  } catch (thrown) {
    const fault = faultBehind(thrown);
    if (fault === undefined) throw thrown;
    return err({ file, ...fault });
  }
}
