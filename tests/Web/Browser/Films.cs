namespace Bpp.Tests.Web.Browser;

/// <summary>Films for tests, so that none is carried along.</summary>
internal static class Films
{
    /// <summary>Painted and recorded by the browser that plays it; base64.</summary>
    public const string HalfASecond = """
        async () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
          const pen = canvas.getContext('2d');
          const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
          const parts = [];
          recorder.ondataavailable = event => parts.push(event.data);
          const ended = new Promise(resolve => recorder.onstop = resolve);
          recorder.start();
          const began = performance.now();
          await new Promise(resolve => {
            const paint = now => {
              pen.fillStyle = `hsl(${now % 360} 90% 50%)`;
              pen.fillRect(0, 0, 64, 48);
              now - began < 500 ? requestAnimationFrame(paint) : resolve();
            };
            requestAnimationFrame(paint);
          });
          recorder.stop();
          await ended;
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          return btoa(String.fromCharCode(...bytes));
        }
        """;
}
