/** Marks the moment at which the first page can be used: it has its heading and its content. Tests and benches wait for it. */
export function markWhenReady(then: () => void = () => undefined): void {
  performance.mark('shell-painted');
  const observer = new MutationObserver(look);
  function look(): void {
    const heading = document.querySelector('main h1');
    const content = document.querySelector('main [data-page-body] > *, main form, main section');
    if (heading === null || content === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      performance.mark('first-list');
      document.body.dataset.ready = 'true';
      then();
    });
  }
  observer.observe(document.body, { childList: true, subtree: true });
  look();
}
