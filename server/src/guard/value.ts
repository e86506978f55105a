import { MAX_VALUE_DEPTH } from "./limits.ts";
import type { Reader } from "./reader.ts";

/**
 * Reads one plain value as lib0 wrote it. Agrees with lib0 on every value that it reads, and refuses what is no JSON:
 * big integers and bytes, the key `__proto__` (which lib0 would make the value's prototype), a key twice, endless nesting.
 */

const UNDEFINED = 127;
const NULL = 126;
const INTEGER = 125;
const FLOAT32 = 124;
const FLOAT64 = 123;
const FALSE = 121;
const TRUE = 120;
const TEXT = 119;
const OBJECT = 118;
const ARRAY = 117;
const BIGINT = 122;
const BYTES = 116;

function readArray(reader: Reader, depth: number): unknown[] {
  const entries: unknown[] = [];
  for (let rest = reader.count(); rest > 0 && reader.fault === null; rest--) entries.push(readValue(reader, depth + 1));
  return entries;
}

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let rest = reader.count(); rest > 0 && reader.fault === null; rest--) {
    const name = reader.text();
    if (name === "__proto__" || Object.hasOwn(object, name)) {
      reader.fail("value");
      break;
    }
    object[name] = readValue(reader, depth + 1);
  }
  return object;
}

/** Null where the reader has met a fault. */
export function readValue(reader: Reader, depth = 0): unknown {
  const kind = reader.byte();
  if (depth > MAX_VALUE_DEPTH) reader.fail("value");
  switch (kind) {
    case TEXT:
      return reader.text();
    case INTEGER:
      return reader.int();
    case FLOAT32:
      return reader.float32();
    case FLOAT64:
      return reader.float64();
    case OBJECT:
      return readObject(reader, depth);
    case ARRAY:
      return readArray(reader, depth);
    case TRUE:
      return true;
    case FALSE:
      return false;
    case NULL:
      return null;
    case UNDEFINED:
      return undefined;
    default:
      reader.fail(kind === BIGINT || kind === BYTES ? "value" : "malformed");
      return null;
  }
}
