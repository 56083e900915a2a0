import { serveSignIn } from "@/contracts/serve";
import { unipetsSignIn } from "@/contracts/unipets";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveSignIn(unipetsSignIn);
