/** A command that stops before anything is written: one Japanese sentence with file, place and remedy. Exit status 2. */
export interface Refusal {
  readonly file: string | null;
  readonly message: string;
}

export const refusal = (message: string, file: string | null = null): Refusal => ({ file, message });
