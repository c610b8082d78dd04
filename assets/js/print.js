// The buttons that print a page. Without this script they keep their place and are not seen.
for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
