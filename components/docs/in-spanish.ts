/** Keeps the words of a foreign component in Spanish, whenever it writes them. Returns how to stop. */
export function inSpanish(root: HTMLElement, words: Record<string, string>): () => void {
  const translate = (node: Node) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text: Node | null = texts.currentNode; text; text = texts.nextNode()) {
      const word = text.nodeType === Node.TEXT_NODE && words[text.nodeValue ?? ""];
      if (word) text.nodeValue = word;
    }
    if (node instanceof Element)
      for (const element of [node, ...node.querySelectorAll("[aria-label], [title]")])
        for (const name of ["aria-label", "title"]) {
          const word = words[element.getAttribute(name) ?? ""];
          if (word) element.setAttribute(name, word);
        }
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
