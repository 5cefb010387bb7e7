/** Enters or leaves full screen; `refused` where the browser allows it only to the window that has the focus. */
export function fullScreen(refused: () => void): void {
  if (document.fullscreenElement !== null) {
    void document.exitFullscreen()
    return
  }
  if (!document.fullscreenEnabled) {
    refused()
    return
  }
  document.documentElement.requestFullscreen().catch(refused)
}
