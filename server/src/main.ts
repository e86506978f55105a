import { readSettings, type Settings, unknownSettings } from "./config.ts";
import { explainStart } from "./explain.ts";
import { openLog } from "./log.ts";
import { isEverywhere, lanUrls, urlOf } from "./network.ts";
import { stopOnSignal } from "./stopping.ts";

/** Starts the server, says where it is, and stops it when asked. */

async function announce({ host, publicUrl }: Settings, port: number, warnings: readonly string[]): Promise<void> {
  const lan = lanUrls(host, port);
  const lines = [`Acuerdo is open at ${urlOf(isEverywhere(host) ? "localhost" : host, port)}`];
  if (isEverywhere(host) && lan.length > 0)
    lines.push("From other devices in this network:", ...lan.map((url) => `  ${url}`));
  if (publicUrl) lines.push(`Invitations name ${publicUrl}`);
  lines.push(...warnings);
  const shown = publicUrl ?? lan[0];
  if (shown) {
    const { default: code } = await import("qrcode");
    lines.push("", await code.toString(shown, { type: "terminal", small: true }));
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  // Whoever reads what we print may go before us: then there is nobody to tell.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
  // Everything that is made is its owner's alone: it holds what opens the boards.
  process.umask(0o077);
  const settings = readSettings(process.env);
  if ("faults" in settings)
    fail(`These settings do not work:\n${settings.faults.map((fault) => `  ${fault}`).join("\n")}`);
  const level = settings.logLevel || (process.stdout.isTTY ? "warn" : "info");
  try {
    // Here and not above: where the database is not to be had for this system, that is said in a sentence.
    const { openServer } = await import("./app.ts");
    const server = await openServer(settings, (secret) => openLog(level, secret));
    stopOnSignal(server);
    await announce(settings, server.port, [...server.warnings, ...unknownSettings(process.env)]);
  } catch (fault) {
    fail(explainStart(fault, settings));
  }
}

await main();
