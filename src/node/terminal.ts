import { createInterface } from "node:readline/promises";

/** Columns a text takes on a terminal: East Asian wide characters take two. */
export function terminalWidth(text: string): number {
  let width = 0;
  for (const char of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(char) ? 2 : /\p{Mn}|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(char) ? 0 : 1;
  return width;
}

export const padTerminal = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - terminalWidth(text)));

/** Rows of cells as aligned columns, two spaces between. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, terminalWidth(cell))));
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : padTerminal(cell, widths[i] ?? 0))).join("  ").trimEnd());
}

const BAR_CHARS = 24;

/** A progress line on stderr: redrawn on a TTY, one line per stage elsewhere. */
export function makeProgress(stream: NodeJS.WriteStream): { readonly progress: (stage: string, done: number, total: number) => void; readonly finish: () => void } {
  let lastStage = "";
  let lastDraw = 0;
  const draw = (stage: string, done: number, total: number): void => {
    const filled = total === 0 ? 0 : Math.round((BAR_CHARS * done) / total);
    stream.write(`\r\u001b[K${padTerminal(stage, 24)} [${"#".repeat(filled)}${".".repeat(BAR_CHARS - filled)}] ${total === 0 ? "" : `${done}/${total}`}`);
  };
  const progress = (stage: string, done: number, total: number): void => {
    if (!stream.isTTY) {
      if (stage !== lastStage) stream.write(`${stage}…\n`);
    } else if (stage !== lastStage || done === total || performance.now() - lastDraw > 100) {
      draw(stage, done, total);
      lastDraw = performance.now();
    }
    lastStage = stage;
  };
  return { progress, finish: () => (stream.isTTY && lastStage !== "" ? void stream.write("\r\u001b[K") : undefined) };
}

/** A numbered question at the terminal; the empty answer leaves it open. */
export async function askAtTerminal(question: string, choices: readonly string[]): Promise<number | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const list = choices.map((choice, i) => `  ${i + 1}. ${choice}`).join("\n");
    const answer = Number((await lines.question(`${question}\n${list}\n番号（わからなければ Enter）: `)).normalize("NFKC").trim());
    return Number.isInteger(answer) && answer >= 1 && answer <= choices.length ? answer - 1 : undefined;
  } finally {
    lines.close();
  }
}

export async function readAllStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
