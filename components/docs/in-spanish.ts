type Words = {
  /** Swagger UI's English texts and their Spanish; for texts, names and titles. */
  words: Record<string, string>;
  /** Parts of texts that it puts together itself. */
  parts: readonly (readonly [said: RegExp, better: string])[];
  /** Accessible names for controls that have none, by selector. */
  names: Record<string, string>;
};

/** Translates a component's texts whenever it renders. Returns a function that stops it. */
export function inSpanish(root: HTMLElement, { words, parts, names }: Words): () => void {
  const name = (node: Element) => {
    for (const element of [node, ...node.querySelectorAll("[aria-label], [title]")])
      for (const attribute of ["aria-label", "title"]) {
        const word = words[element.getAttribute(attribute) ?? ""];
        if (word) element.setAttribute(attribute, word);
      }
    for (const [selector, label] of Object.entries(names))
      for (const element of root.querySelectorAll(`${selector}:not([aria-label])`))
        element.setAttribute("aria-label", label);
  };
  const translate = (node: Node) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text: Node | null = texts.currentNode; text; text = texts.nextNode()) {
      if (text.nodeType !== Node.TEXT_NODE) continue;
      const said = text.nodeValue ?? "";
      const better = words[said] ?? parts.reduce((rest, [part, word]) => rest.replace(part, word), said);
      if (better !== said) text.nodeValue = better;
    }
    if (node instanceof Element) name(node);
  };
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "childList") addedNodes.forEach(translate);
      else translate(target);
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["aria-label", "title"],
  });
  return () => observer.disconnect();
}
