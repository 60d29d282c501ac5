import type { Watch } from "./book-host.ts";
import { faultOf, isFault } from "./faults.ts";

/** Excel may be busy, or a cell being typed into, for a moment: three more tries within three seconds. */
const PAUSES_MS = [200, 800, 2000] as const;

/** Does a piece of work again while Excel only asks for patience; the work must be one that can be begun again. */
export async function persist<T>(work: () => Promise<T>, watch: Watch): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (thrown) {
      if (!isPassing(thrown) || watch.cancelled()) throw thrown;
      await new Promise((settle) => setTimeout(settle, pause));
    }
  }
  return work();
}

const isPassing = (thrown: unknown): boolean => (isFault(thrown) || thrown instanceof OfficeExtension.Error) && ["busy", "editing"].includes(faultOf(thrown).kind);

/** Is it Excel's limit of 5 MB (on the web)? Such a request was not carried out at all. */
export const isTooLarge = (thrown: unknown): boolean => (isFault(thrown) || thrown instanceof OfficeExtension.Error) && faultOf(thrown).kind === "too_large";
