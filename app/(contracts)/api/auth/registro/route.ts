import { movil } from "@/contracts/movil";
import { serve } from "@/contracts/serve";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(movil);
