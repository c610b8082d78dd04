// Reloads the page when the site has been built anew, and sets what is wrong over it.
(() => {
  const { version } = document.currentScript.dataset;
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return; // a browser has six connections to a host, and the pages on screen need them
    events = new EventSource("/__preview/events");
    events.onmessage = ({ data }) => {
      if (data !== version) location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();

  const dialog = document.querySelector("dialog.salient-preview");
  dialog?.close();
  dialog?.showModal();
})();
