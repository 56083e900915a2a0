/** The part of the native package that Alta uses; its own types are a package of their own. */
declare module "bcrypt" {
  const bcrypt: {
    hashSync(password: string, cost: number): string;
    hash(password: string, cost: number): Promise<string>;
    compareSync(password: string, hash: string): boolean;
  };
  export default bcrypt;
}
