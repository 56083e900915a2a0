import { serve } from "@/contracts/serve";
import { unipets } from "@/contracts/unipets";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(unipets);
