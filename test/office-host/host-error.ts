/** An answer that is an error of Excel; what is not modelled is one, too, so that a test fails loudly. */
export interface HostFault {
  readonly code: string;
  readonly message: string;
}

const fail = (code: string, message: string): never => {
  throw Object.assign(new Error(message), { hostFault: { code, message } satisfies HostFault });
};

/** Any code, for injection. */
export const failWith = (code: string): never => fail(code, `injected ${code}`);
export const invalidArgument = (): never => fail("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
export const notFound = (): never => fail("ItemNotFound", "The requested resource doesn't exist.");
export const alreadyExists = (): never => fail("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
export const denied = (): never => fail("AccessDenied", "You cannot perform the requested operation.");
export const invalidOperation = (): never => fail("InvalidOperation", "The operation attempted is invalid on the object.");
export const unsupportedFeature = (): never => fail("UnsupportedFeature", "The operation failed because the source worksheet contains one or more unsupported features.");
export const notModelled = (what: string): never => fail("NotImplemented", `emulator: ${what} is not modelled`);

export const faultIn = (thrown: unknown): HostFault =>
  thrown instanceof Error && "hostFault" in thrown ? (thrown as Error & { readonly hostFault: HostFault }).hostFault : { code: "GeneralException", message: `emulator bug: ${thrown instanceof Error ? (thrown.stack ?? "") : String(thrown)}` };
