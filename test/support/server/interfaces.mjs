/** Loaded into a server's process: it finds itself in the networks that `TEST_INTERFACES` names, `{name: [{family, internal, address}]}`. */
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";

os.networkInterfaces = () => JSON.parse(process.env.TEST_INTERFACES);
syncBuiltinESMExports();
