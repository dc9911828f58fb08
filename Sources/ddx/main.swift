print("ddx")
