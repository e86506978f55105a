import { networkInterfaces } from "node:os";
import QRCode from "qrcode";
import { openServer, type RunningServer } from "./app.ts";
import { readSettings, type Settings } from "./config.ts";
import { openLog } from "./log.ts";

/** Starts the server, says where it is, and stops it when asked. */

/** Longer than any goodbye takes; a supervisor kills after ten. */
const STOP_MS = 5_000;

function lanAddresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address);
}

async function announce({ host, publicUrl }: Settings, port: number): Promise<void> {
  const everywhere = host === "0.0.0.0" || host === "::";
  const lan = everywhere ? lanAddresses().map((address) => `http://${address}:${port}`) : [];
  const lines = [`Acuerdo is open at http://${everywhere ? "localhost" : host}:${port}`];
  if (lan.length > 0) lines.push("From other devices in this network:", ...lan.map((url) => `  ${url}`));
  if (publicUrl) lines.push(`Invitations name ${publicUrl}`);
  const shown = publicUrl ?? lan[0];
  if (shown) lines.push("", await QRCode.toString(shown, { type: "terminal", small: true }));
  process.stdout.write(`${lines.join("\n")}\n`);
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    server.close().then(
      () => process.exit(0),
      (fault: unknown) => {
        server.services.log.error("stop.failed", fault);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** What went wrong at the start, in words for whoever started it. */
function explain(fault: unknown, { port, data }: Settings): string {
  const { code, message } = fault as { code?: string; message?: string };
  if (code === "EADDRINUSE") return `Port ${port} is in use. Set PORT to another one.`;
  if (code === "FOLDER_IN_USE") return message ?? code;
  if (code === "EACCES" || code === "EROFS" || code === "SQLITE_CANTOPEN")
    return `The data folder ${data} cannot be written (${code}).`;
  return `The server could not start: ${message ?? String(fault)}`;
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if ("faults" in settings) {
    process.stderr.write(`These settings do not work:\n${settings.faults.map((fault) => `  ${fault}`).join("\n")}\n`);
    process.exit(1);
  }
  const level = settings.logLevel || (process.stdout.isTTY ? "warn" : "info");
  try {
    const server = await openServer(settings, (secret) => openLog(level, secret));
    stopOnSignal(server);
    await announce(settings, server.port);
  } catch (fault) {
    process.stderr.write(`${explain(fault, settings)}\n`);
    process.exit(1);
  }
}

await main();
