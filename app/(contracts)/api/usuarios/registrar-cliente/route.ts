import { serve } from "@/contracts/serve";
import { sucursal } from "@/contracts/sucursal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(sucursal);
