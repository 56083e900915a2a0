declare module "saxen" {
  /** What is called back for a piece of XML. */
  type Calls = {
    openTag: (name: string, attributes: () => Record<string, string>) => void;
    closeTag: (name: string) => void;
    text: (value: string, decode: (text: string) => string) => void;
    cdata: (value: string) => void;
    error: (error: Error) => void;
  };

  export class Parser {
    on<Name extends keyof Calls>(name: Name, call: Calls[Name]): this;
    parse(xml: string): this;
  }
}
