/** Tells Swagger UI, which looks for a class, whether the page is dark. Returns how to stop. */
export function darkLike(page: HTMLElement): () => void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const tell = () => {
    const { theme } = page.dataset;
    page.classList.toggle("dark-mode", theme === "dark" || (theme !== "light" && system.matches));
  };
  tell();
  const observer = new MutationObserver(tell);
  observer.observe(page, { attributeFilter: ["data-theme"] });
  system.addEventListener("change", tell);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", tell);
    page.classList.remove("dark-mode");
  };
}
