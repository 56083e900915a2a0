import { movil } from "@/contracts/movil";
import { portal } from "@/contracts/portal";
import { serve } from "@/contracts/serve";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(movil, portal);
