// Loaded before the command line: any socket, look-up or request ends the process with status 97.
import dns from "node:dns";
import net from "node:net";
import dgram from "node:dgram";

const stop = (what) => () => {
  process.stderr.write(`network used: ${what}\n`);
  process.exit(97);
};
// tsx talks to its own parent over a local pipe; everything with a host or port is refused.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null && typeof first.path === "string") return connect.apply(this, args);
  return stop("net.Socket#connect")();
};
net.Server.prototype.listen = stop("net.Server#listen");
dgram.createSocket = stop("dgram.createSocket");
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) dns[name] = stop(`dns.${name}`);
globalThis.fetch = stop("fetch");
