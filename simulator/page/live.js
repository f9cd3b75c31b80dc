// One stream of events for everybody on the page: a browser keeps six connections to one address, whatever is open.

import { Offline } from "./api.js";

const AGAIN_MS = 1000;

/**
 * `prepare()` finds out who there is, `ids()` says whom to follow, `onUp()` fetches what no event told: after every
 * (re)connection. `onDown(error)` is told of each failure; the next try follows by itself.
 */
export function createLive({ prepare, ids, onEvent, onUp, onDown }) {
  let source = null;
  let timer = 0;
  let run = 0; // a newer connect() makes an older one that still waits give up

  function down(error) {
    source?.close();
    onDown(error);
    again();
  }

  function again() {
    clearTimeout(timer);
    timer = setTimeout(connect, AGAIN_MS);
  }

  async function connect() {
    const mine = ++run;
    source?.close();
    clearTimeout(timer);
    const up = () => onUp().catch((error) => { if (mine === run) down(error); });
    try {
      await prepare();
    } catch (error) {
      return mine === run ? down(error) : undefined;
    }
    if (mine !== run) return undefined;
    if (!ids().length) {
      await up();
      return again();
    }
    source = new EventSource(`/sim/events?users=${ids().join(",")}`);
    source.onopen = up;
    source.onmessage = (event) => onEvent(JSON.parse(event.data));
    source.onerror = () => down(new Offline());
    return undefined;
  }

  return { connect };
}
