import { Stroke } from "@/components/ui/icons";
import type { PlaceName } from "./places";

const paths: Record<PlaceName, string> = {
  home: "M4 11.5 12 5l8 6.5M6.5 10v9.5h11V10",
  newClient: "M6 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c.6-4 3.3-6 7-6 1.5 0 2.8.3 3.9 1M18.5 13v7M15 16.5h7",
  clients:
    "M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2 .9 3.2 2.7 3.5 5.4",
  duplicates:
    "M8.5 4.5h11v11h-11ZM4.5 8.5v11h11M11.2 13.2c.3-1.6 1.3-2.4 2.8-2.4s2.5.8 2.8 2.4M12.6 8.4a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0-2.8 0",
  mails: "M3.5 6h17v12.5h-17ZM4 6.5l8 6.5 8-6.5",
  team: "M4 20v-4.5h16V20M12 15.5v-4M9 7.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  requests: "M7 3.5h7l4.5 4.5v12.5H7ZM13.5 4v4.5H18M10 14.5l2 2 3.5-4",
  branches: "M4 20V9l8-5 8 5v11M9.5 20v-6h5v6M3 20h18",
  move: "M3 7h10v9H3ZM13 10h4l4 3.5V16h-8M5.5 18.5a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0M15 18.5a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0",
  imports: "M12 4v10.5M7.5 10.5 12 15l4.5-4.5M4 16v4h16v-4",
  business: "M4 10v10h16V10M3 10l2-6h14l2 6ZM9 20v-5.5h6V20",
  audit: "M6 4h12v16l-3-2-3 2-3-2-3 2ZM9.5 8.5h5M9.5 12h5",
};

export function PlaceIcon({ name }: { name: PlaceName }) {
  return <Stroke path={paths[name]} />;
}
