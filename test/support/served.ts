import { type ChildProcess, spawn } from "node:child_process";

/** A running `daicho serve`. */
export interface Served {
  readonly origin: string;
  /** Resolves when the process is gone. */
  readonly stop: () => Promise<void>;
}

/** Starts the built command line (`script`) as `daicho serve` on a free port and waits for the address it says; rejects when it ends before. */
export async function serveBuilt(script: string, ...options: readonly string[]): Promise<Served> {
  const server = spawn(process.execPath, [script, "serve", "--port", "0", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  return { origin: await addressOf(server), stop: () => stopped(server) };
}

const addressOf = (server: ChildProcess): Promise<string> => new Promise((settle, refuse) => {
  const heard = (text: Buffer): void => {
    const found = /https?:\/\/localhost:\d+/u.exec(text.toString());
    if (found !== null) settle(found[0]);
  };
  server.stdout?.on("data", heard);
  server.stderr?.on("data", heard);
  server.once("exit", (code) => refuse(new Error(`ended with ${code}`)));
});

async function stopped(server: ChildProcess): Promise<void> {
  const gone = new Promise((settle) => server.once("exit", settle));
  server.kill("SIGTERM");
  await gone;
}
