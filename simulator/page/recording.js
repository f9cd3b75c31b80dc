// A voice message, recorded with the browser's microphone.

/** Begins at once; null where there is no microphone, or it may not be used. */
export async function record() {
  const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => null);
  if (!stream || !window.MediaRecorder) return null;
  const recorder = new MediaRecorder(stream);
  const parts = [];
  const began = performance.now();
  recorder.ondataavailable = (event) => parts.push(event.data);
  const ended = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start();

  async function stop() {
    const seconds = Math.max(1, Math.round((performance.now() - began) / 1000));
    recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
    return { blob: new Blob(parts, { type: recorder.mimeType }), seconds };
  }

  return { stop, drop: stop };
}
