import * as Y from "yjs";

/**
 * A document that no listener can silence. Yjs takes a throw in one of them, ours or a library's, for the end of everything:
 * from then on nobody is told of any change. Here it ends that one call, and is said in the console.
 */

type Events = Parameters<Y.Doc["emit"]>;

const said = (fault: unknown): void => console.error("A listener of a document has failed", fault);

/** Types whose own observers are guarded. */
const guarded = new WeakSet<object>();

/** An observer of a type that throws would take the rest of the message with it by which the change came. */
function guard(type: Y.AbstractType<unknown>): void {
  if (guarded.has(type)) return;
  guarded.add(type);
  const call = type._callObserver.bind(type);
  type._callObserver = (transaction, keys) => {
    try {
      call(transaction, keys);
    } catch (fault) {
      said(fault);
    }
  };
  guardDeep(type);
}

type Deep = Parameters<Y.AbstractType<unknown>["observeDeep"]>[0];

/** The same for those who observe what is inside it as well. */
function guardDeep(type: Y.AbstractType<unknown>): void {
  const safe = new Map<Deep, Deep>();
  const [observe, unobserve] = [type.observeDeep.bind(type), type.unobserveDeep.bind(type)];
  type.observeDeep = (listener) => {
    const guarded: Deep = (events, transaction) => {
      try {
        listener(events, transaction);
      } catch (fault) {
        said(fault);
      }
    };
    safe.set(listener, guarded);
    observe(guarded);
  };
  type.unobserveDeep = (listener) => unobserve(safe.get(listener) ?? listener);
}

export class Document extends Y.Doc {
  override emit(...[name, given]: Events): void {
    for (const listener of [...(this._observers.get(name) ?? [])]) {
      try {
        listener(...given);
      } catch (fault) {
        said(fault);
      }
    }
  }

  override get: Y.Doc["get"] = (name, Type) => {
    const type = super.get(name, Type as never);
    guard(type as Y.AbstractType<unknown>);
    return type as never;
  };

  /** Whether it tells nobody of changes any more, for whatever reason. To be asked outside of its listeners. */
  get isDead(): boolean {
    return this._transaction === null && this._transactionCleanups.length > 0;
  }
}
