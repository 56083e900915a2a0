import { serve } from "@/contracts/serve";
import { usuarios } from "@/contracts/usuarios";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(usuarios);
