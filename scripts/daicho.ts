#!/usr/bin/env node
import { parseArgs, type ParseArgsConfig } from "node:util";
import { COMMANDS, type Command, HELP } from "../src/node/commands.ts";
import { VERSION } from "../src/core/model/version.ts";
import type { TaskPorts, TaskResult } from "../src/node/tasks/task.ts";
import { askAtTerminal, makeProgress, readAllStdin } from "../src/node/terminal.ts";

const EXIT = { done: 0, findings: 1, refused: 2 } as const;

const COMMON_OPTIONS = {
  json: { type: "boolean" },
  strict: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies ParseArgsConfig["options"];

async function main(argv: readonly string[]): Promise<number> {
  const [name = "--help", ...rest] = argv;
  if (name === "--help" || name === "-h" || name === "help") return say(HELP);
  if (name === "--version") return say(VERSION);
  const command = COMMANDS[name];
  if (command === undefined) return refuse(`「${name}」という命令はありません。daicho --help で一覧を表示します。`, null, argv.includes("--json"));
  return runCommand(command, rest);
}

async function runCommand(command: Command, rest: readonly string[]): Promise<number> {
  const asJson = rest.includes("--json");
  const parsed = parse(command, rest);
  if (typeof parsed === "string") return refuse(`${parsed}\n使い方: ${command.usage}`, null, asJson);
  if (parsed.values["help"] === true) return say(`使い方: ${command.usage}`);
  const wrong = command.check(parsed.positionals, parsed.values);
  if (wrong !== undefined) return refuse(`${wrong}\n使い方: ${command.usage}`, null, asJson);
  const bar = makeProgress(process.stderr);
  const interactive = !asJson && process.stdin.isTTY && process.stderr.isTTY;
  const ports: TaskPorts = { progress: bar.progress, readStdin: readAllStdin, ...(interactive ? { ask: askAtTerminal } : {}) };
  const result = await command.run(parsed.positionals, parsed.values, ports);
  bar.finish();
  return finish(result, asJson, parsed.values["strict"] === true);
}

function parse(command: Command, args: readonly string[]): { readonly positionals: string[]; readonly values: Record<string, unknown> } | string {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { ...COMMON_OPTIONS, ...command.options } });
    return { positionals, values };
  } catch (error) {
    const option = /'(--?[^' ]+)/u.exec(error instanceof Error ? error.message : "")?.[1] ?? "";
    return `指定「${option}」が読めません。`;
  }
}

function finish(result: TaskResult, asJson: boolean, strict: boolean): number {
  if (!result.ok) return refuse(result.error.message, result.error.file, asJson);
  if (asJson) process.stdout.write(`${JSON.stringify(result.value.json)}\n`);
  else for (const line of result.value.lines) process.stdout.write(`${line}\n`);
  return strict && result.value.errors > 0 ? EXIT.findings : EXIT.done;
}

function refuse(message: string, file: string | null, asJson: boolean): number {
  if (asJson) process.stdout.write(`${JSON.stringify({ refused: { file, message } })}\n`);
  process.stderr.write(`中止しました: ${message}\n`);
  return EXIT.refused;
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.done;
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
});
process.exitCode = await main(process.argv.slice(2));
