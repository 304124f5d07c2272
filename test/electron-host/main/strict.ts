import { EventEmitter } from 'node:events';

type Listener = Parameters<EventEmitter['on']>[1];

/**
 * The members that a stand-in shares with Electron's type: `new TestApp() satisfies Shared<TestApp, Electron.App>`
 * makes the compiler compare all of them. Event methods are left out (their overloads cannot be matched).
 */
export type Shared<Mine, Theirs, Except = never> = Pick<
  Theirs,
  Exclude<Extract<keyof Theirs, keyof Mine>, keyof EventEmitter | Except>
>;

export function notImplemented(what: string): never {
  throw new Error(`Electron test host: ${what} is not implemented`);
}

/** Keys that the language and its tools look up on any object: awaiting, JSON, EventEmitter's own fields. */
function isTolerated(key: PropertyKey): boolean {
  return typeof key !== 'string' || key === 'then' || key === 'toJSON' || key === 'domain' || key.startsWith('_');
}

/** An object whose unknown members throw: a missing part of Electron's API must fail loudly, never silently. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (Reflect.has(target, key) || isTolerated(key)) return Reflect.get(target, key);
      return notImplemented(`${name}.${String(key)}`);
    },
  });
}

/**
 * A base class for Electron's event emitters. Unknown members throw, and so does subscribing to an event that is not
 * listed: the host would never emit it, and a test would wait for nothing. (Private fields go on working, because the
 * proxy stands at the end of the prototype chain and not around the object.)
 */
export function strictEmitter(name: string, events: readonly string[]) {
  const known = new Set(events);
  const check = (event: string | symbol) => {
    if (typeof event === 'string' && !known.has(event)) notImplemented(`${name} event '${event}'`);
  };
  class StrictEmitter extends EventEmitter {
    override on(event: string | symbol, listener: Listener): this {
      check(event);
      return super.on(event, listener);
    }
    override once(event: string | symbol, listener: Listener): this {
      check(event);
      return super.once(event, listener);
    }
    override addListener(event: string | symbol, listener: Listener): this {
      return this.on(event, listener);
    }
  }
  const end = new Proxy(EventEmitter.prototype, {
    get(target, key, receiver) {
      if (Reflect.has(target, key) || isTolerated(key)) return Reflect.get(target, key, receiver);
      return notImplemented(`${name}.${String(key)}`);
    },
  });
  Object.setPrototypeOf(StrictEmitter.prototype, end);
  return StrictEmitter;
}

/** An event object with Electron's preventDefault(). */
export function preventable<T extends object>(fields: T) {
  return {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
