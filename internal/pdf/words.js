// Asked of a page before it is printed, and done to it: what a browser does not write into a file by itself. Numbers are
// the pages of anchors, once they are known; first and all are the numbers of its first page and of the last in the file,
// where those are not its own.
(async ({ numbers, first, all }) => {
  // Marks are filled first: what stands beside them is shown with them. Two digits are as wide as most numbers will be, so
  // that a second print is seldom followed by a third.
  const marks = [...document.querySelectorAll('[data-page-of]')];
  for (const mark of marks) mark.textContent = numbers ? numbers[mark.dataset.pageOf] ?? '' : '00';

  if (all) {
    document.documentElement.style.setProperty('--first-page', first);
    document.documentElement.style.setProperty('--pages', `"${all}"`);
  }

  // A print does not wait for fonts, and letters that come late are measured in others.
  do {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  } while (document.fonts.status === 'loading');

  const shown = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({ visibilityProperty: true }));
  const text = e => (e.innerText ?? e.textContent).replace(/\s+/g, ' ').trim();

  // A part of a line that means nothing to the browser loses its language; emphasis keeps it.
  for (const part of shown('body [lang]:is(span, b, i, bdi, bdo, small, cite, q)')) part.role ??= 'emphasis';

  // A list of terms comes as loose paragraphs; where each term stands with its details in a box, it is a list as well.
  for (const terms of shown('dl:not([role])')) {
    if ([...terms.children].every(e => e.tagName === 'DIV')) {
      terms.role = 'list';
      terms.style.listStyle = 'none';
      for (const item of terms.children) item.role = 'listitem';
    }
  }

  // Titles of the outline lose the spaces where lines end, and in Arabic the order of their words. Links have none.
  return {
    headings: shown('h1, h2, h3, h4, h5, h6').map(e => ({ level: Number(e.tagName[1]), text: text(e) })),
    links: shown('a[href]').map(e => e.getAttribute('aria-label') || text(e) || e.querySelector('img')?.alt || e.href),
    marks: marks.map(mark => mark.dataset.pageOf),
  };
})
